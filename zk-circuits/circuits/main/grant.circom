// SPDX-License-Identifier: GPL-3.0-only
pragma circom 2.1.6;

include "../base/grant.circom";

component main { public [
    partyRoot, date, supervisorX, supervisorY, context, tag, cm, R, wrap, ct
] } = Grant();
