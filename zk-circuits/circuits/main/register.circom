// SPDX-License-Identifier: GPL-3.0-only
pragma circom 2.1.6;

include "../base/register.circom";

component main { public [oldRoot, newRoot, mode, closes, index, newLeaf, tag, context] } = Register();
