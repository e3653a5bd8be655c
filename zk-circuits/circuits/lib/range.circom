// SPDX-License-Identifier: GPL-3.0-only
pragma circom 2.1.6;

include "circomlib/circuits/bitify.circom";
include "circomlib/circuits/comparators.circom";

// in < 2^n
template Range(n) {
    signal input in;
    _ <== Num2Bits(n)(in);
}

// a ≠ b whenever enabled
template Differ() {
    signal input enabled;
    signal input a;
    signal input b;
    signal same <== IsEqual()([a, b]);
    enabled * same === 0;
}

// out[i] = 1 at i = index, else 0; index < n is forced
template OneHot(n) {
    signal input index;
    signal output out[n];
    var sum = 0;
    for (var i = 0; i < n; i++) {
        out[i] <== IsEqual()([index, i]);
        sum += out[i];
    }
    sum === 1;
}

// The date code: 4·day + phase.
// - code < 2^24
template DateParts() {
    signal input code;
    signal output day;
    signal output phase;
    signal bits[24] <== Num2Bits(24)(code);
    phase <== bits[0] + 2 * bits[1];
    var d = 0;
    for (var i = 2; i < 24; i++) d += bits[i] * (1 << (i - 2));
    day <== d;
}
