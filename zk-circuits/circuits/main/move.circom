// SPDX-License-Identifier: GPL-3.0-only
pragma circom 2.1.6;

include "../base/move.circom";

component main { public [
    root0, root1, recordRoot, partyRoot, date, supervisorX, supervisorY, maxLayer, context, nf0, nf1, cm, R, wrap, ct
] } = Move();
