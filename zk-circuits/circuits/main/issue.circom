// SPDX-License-Identifier: GPL-3.0-only
pragma circom 2.1.6;

include "../base/issue.circom";

component main { public [
    root0, root1, partyRoot, date, supervisorX, supervisorY, maxDue, rootBudget, context, nf0, nf1, cm, R, wrap, a, b
] } = Issue();
