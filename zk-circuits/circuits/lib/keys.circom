// SPDX-License-Identifier: GPL-3.0-only
pragma circom 2.1.6;

include "circomlib/circuits/babyjub.circom";
include "circomlib/circuits/comparators.circom";

// key is in the prime subgroup and not its identity, if enabled.
// - key = 8·Q with Q on the curve: the cofactor is 8, so eight times any point lies in the subgroup
// - x ≠ 0: the subgroup's only point with x = 0 is the identity
template SubgroupKey() {
    signal input enabled;
    signal input key[2];
    signal input eighth[2];

    BabyCheck()(eighth[0], eighth[1]);
    component d1 = BabyDbl();
    d1.x <== eighth[0];
    d1.y <== eighth[1];
    component d2 = BabyDbl();
    d2.x <== d1.xout;
    d2.y <== d1.yout;
    component d3 = BabyDbl();
    d3.x <== d2.xout;
    d3.y <== d2.yout;
    enabled * (key[0] - d3.xout) === 0;
    enabled * (key[1] - d3.yout) === 0;
    signal identity <== IsZero()(key[0]);
    enabled * identity === 0;
}
