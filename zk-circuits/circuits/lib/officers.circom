// SPDX-License-Identifier: GPL-3.0-only
pragma circom 2.1.6;

include "circomlib/circuits/poseidon.circom";
include "circomlib/circuits/bitify.circom";
include "circomlib/circuits/comparators.circom";
include "circomlib/circuits/eddsaposeidon.circom";
include "domains.circom";
include "range.circom";

function OFFICER_SLOTS() { return 8; }
function POWER_TRADE() { return 0; }
function POWER_GRANT() { return 1; }
function POWER_ADMIN() { return 2; }
function POWER_ATTEST() { return 3; }

template Officer() {
    signal input key[2];
    signal input powers;
    signal output out <== Poseidon(4)([DOM_OFFICER(), key[0], key[1], powers]);
}

template Officers() {
    signal input slots[OFFICER_SLOTS()];
    signal output out;
    component h = Poseidon(1 + OFFICER_SLOTS());
    h.inputs[0] <== DOM_OFFICERS();
    for (var i = 0; i < OFFICER_SLOTS(); i++) h.inputs[1 + i] <== slots[i];
    out <== h.out;
}

// One officer of a slot list signs the digest, if enabled.
// - the slot named by `slot` holds H_OFFICER(key, powers)
// - the officer has the power whose one-hot selector is `power`
// - EdDSA-Poseidon over `digest` (circomlib), S below the subgroup order
template OfficerSignature() {
    signal input enabled;
    signal input slots[OFFICER_SLOTS()];
    signal input slot;
    signal input key[2];
    signal input powers;
    signal input power[4];
    signal input r8[2];
    signal input s;
    signal input digest;

    signal at[OFFICER_SLOTS()] <== OneHot(OFFICER_SLOTS())(slot);
    signal picked[OFFICER_SLOTS()];
    var entry = 0;
    for (var i = 0; i < OFFICER_SLOTS(); i++) {
        picked[i] <== at[i] * slots[i];
        entry += picked[i];
    }
    signal claimed <== Officer()(key, powers);
    (claimed - entry) * enabled === 0;

    signal bits[4] <== Num2Bits(4)(powers);
    signal has[4];
    var held = 0;
    for (var i = 0; i < 4; i++) {
        has[i] <== bits[i] * power[i];
        held += has[i];
    }
    (1 - held) * enabled === 0;

    EdDSAPoseidonVerifier()(enabled, key[0], key[1], s, r8[0], r8[1], digest);
}

// A member's officers sign: one, or two distinct ones.
// - `officers` is the member's commitment, opened by `slots`
// - first signature iff enabled, second iff two; two implies enabled at the caller
// - with two, the slots differ (keys of a leaf's slots are distinct by `register`)
template OfficersSign() {
    signal input enabled;
    signal input two;
    signal input officers;
    signal input slots[OFFICER_SLOTS()];
    signal input power[4];
    signal input digest;
    signal input slot[2];
    signal input key[2][2];
    signal input powers[2];
    signal input r8[2][2];
    signal input s[2];

    signal opened <== Officers()(slots);
    (opened - officers) * enabled === 0;
    OfficerSignature()(enabled, slots, slot[0], key[0], powers[0], power, r8[0], s[0], digest);
    OfficerSignature()(two, slots, slot[1], key[1], powers[1], power, r8[1], s[1], digest);
    Differ()(two, slot[0], slot[1]);
}

// 1 iff an operation of this total needs two officers: total ≥ dualFrom.
// - total < 2^66, dualFrom < 2^64 (range-checked with the leaf)
template NeedsTwo() {
    signal input total;
    signal input dualFrom;
    signal output out <== GreaterEqThan(66)([total, dualFrom]);
}
