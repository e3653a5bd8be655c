// SPDX-License-Identifier: GPL-3.0-only
pragma circom 2.1.6;

include "../base/clear.circom";

component main { public [
    root0, recordRoot, partyRoot, date, supervisorX, supervisorY, context, nf0, cm, R, wrap, a, b
] } = Clear();
