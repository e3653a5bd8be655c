// SPDX-License-Identifier: GPL-3.0-only
pragma circom 2.1.6;

include "circomlib/circuits/poseidon.circom";
include "circomlib/circuits/bitify.circom";

// Root of a quaternary tree over `leaf` at `index`.
// - index < 4^depth
// - each base-4 digit of the index, least significant first, is the child's position, so index and path cannot disagree
// - sib[level] are the three other children in increasing order of position
// - a node is Poseidon of exactly four inputs, a width used for nothing else
template QuadRoot(depth) {
    signal input leaf;
    signal input index;
    signal input sib[depth][3];
    signal output root;

    signal bits[2 * depth] <== Num2Bits(2 * depth)(index);
    signal node[depth + 1];
    signal both[depth];
    signal c0[depth];
    signal c1a[depth];
    signal c1b[depth];
    signal c2a[depth];
    signal c2b[depth];
    signal c3[depth];
    node[0] <== leaf;
    for (var i = 0; i < depth; i++) {
        both[i] <== bits[2 * i] * bits[2 * i + 1];
        var at0 = 1 - bits[2 * i] - bits[2 * i + 1] + both[i];
        var at1 = bits[2 * i] - both[i];
        var at2 = bits[2 * i + 1] - both[i];
        c0[i] <== at0 * (node[i] - sib[i][0]);
        c1a[i] <== at0 * (sib[i][0] - sib[i][1]);
        c1b[i] <== at1 * (node[i] - sib[i][1]);
        c2a[i] <== (at0 + at1) * (sib[i][1] - sib[i][2]);
        c2b[i] <== at2 * (node[i] - sib[i][2]);
        c3[i] <== both[i] * (node[i] - sib[i][2]);
        node[i + 1] <== Poseidon(4)([
            sib[i][0] + c0[i],
            sib[i][1] + c1a[i] + c1b[i],
            sib[i][2] + c2a[i] + c2b[i],
            sib[i][2] + c3[i]
        ]);
    }
    root <== node[depth];
}
