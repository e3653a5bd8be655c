// SPDX-License-Identifier: GPL-3.0-only
pragma circom 2.1.6;

include "circomlib/circuits/poseidon.circom";
include "circomlib/circuits/bitify.circom";
include "circomlib/circuits/comparators.circom";
include "circomlib/circuits/escalarmulany.circom";
include "circomlib/circuits/escalarmulfix.circom";
include "domains.circom";

function EPHEMERAL_BITS() { return 251; }

// The ephemeral key of one proof.
// - e < 2^251, R = e·B8, R is not the identity
template Ephemeral() {
    signal input e;
    signal output bits[EPHEMERAL_BITS()];
    signal output R[2];

    var base[2] = [
        5299619240641551281634865583518297030282874472190772894086521144482721001553,
        16950150798460657717958625567821834550301663161624707787222815936182638968203
    ];
    bits <== Num2Bits(EPHEMERAL_BITS())(e);
    component mul = EscalarMulFix(EPHEMERAL_BITS(), base);
    for (var i = 0; i < EPHEMERAL_BITS(); i++) mul.e[i] <== bits[i];
    R <== mul.out;
    signal identity <== IsZero()(R[0]);
    identity === 0;
}

// S = e·V; V is in the prime subgroup (registration, duty epoch)
template SharedPoint() {
    signal input bits[EPHEMERAL_BITS()];
    signal input view[2];
    signal output out[2];
    component mul = EscalarMulAny(EPHEMERAL_BITS());
    for (var i = 0; i < EPHEMERAL_BITS(); i++) mul.e[i] <== bits[i];
    mul.p <== view;
    out <== mul.out;
}

template ContentKey() {
    signal input shared[2];
    signal input n0;
    signal output out <== Poseidon(4)([DOM_KEY(), shared[0], shared[1], n0]);
}

// The content key under the supervisor's epoch key.
template Wrap() {
    signal input key;
    signal input shared[2];
    signal input n0;
    signal input section;
    signal mask <== Poseidon(5)([DOM_WRAP(), shared[0], shared[1], n0, section]);
    signal output out <== key + mask;
}

// n ≤ 16 words under the stream of (key, n0, section): outputs 1…n of one wide permutation; output 0 is never shown.
template Encrypt(n) {
    signal input key;
    signal input n0;
    signal input section;
    signal input words[n];
    signal output out[n];

    component p = PoseidonEx(16, 17);
    p.initialState <== 0;
    p.inputs[0] <== DOM_STREAM();
    p.inputs[1] <== key;
    p.inputs[2] <== n0;
    p.inputs[3] <== section;
    for (var i = 4; i < 16; i++) p.inputs[i] <== 0;
    for (var i = 0; i < n; i++) out[i] <== words[i] + p.out[i + 1];
}
