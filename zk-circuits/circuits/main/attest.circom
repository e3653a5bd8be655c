// SPDX-License-Identifier: GPL-3.0-only
pragma circom 2.1.6;

include "../base/attest.circom";

component main { public [
    partyRoot, date, context, tag, cm
] } = Attest();
