// SPDX-License-Identifier: GPL-3.0-only
pragma circom 2.1.6;

include "circomlib/circuits/poseidon.circom";
include "circomlib/circuits/bitify.circom";
include "domains.circom";
include "range.circom";
include "tree.circom";

function PARTY_DEPTH() { return 8; }
function ROLE_ENTERPRISE() { return 0; }
function ROLE_BANK() { return 1; }
function ROLE_MANDATE() { return 2; }
function ROLE_WAREHOUSE() { return 3; }

template NkCommitment() {
    signal input nk;
    signal output out <== Poseidon(2)([DOM_NK(), nk]);
}

template Account() {
    signal input bank;
    signal input reference;
    signal output out <== Poseidon(3)([DOM_ACCOUNT(), bank, reference]);
}

template Status() {
    signal input roles;
    signal input standing;
    signal input kycDay;
    signal input dualFrom;
    signal input operator;
    signal output out <== Poseidon(6)([DOM_STATUS(), roles, standing, kycDay, dualFrom, operator]);
}

// - the index is part of the leaf: a member's id is its place in the tree
template Leaf() {
    signal input index;
    signal input officers;
    signal input view[2];
    signal input status;
    signal input account;
    signal input nkCommitment;
    signal input salt;
    signal output out <== Poseidon(9)([DOM_LEAF(), index, officers, view[0], view[1], status, account, nkCommitment, salt]);
}

// A member's opened leaf and the party root it lies under.
// - roles 8 bits, kycDay 22, dualFrom 64: what is compared later is in range
template Member() {
    signal input index;
    signal input officers;
    signal input view[2];
    signal input roles;
    signal input standing;
    signal input kycDay;
    signal input dualFrom;
    signal input operator;
    signal input account;
    signal input nkCommitment;
    signal input salt;
    signal input sib[PARTY_DEPTH()][3];
    signal output root;
    signal output role[8];

    role <== Num2Bits(8)(roles);
    Range(22)(kycDay);
    Range(64)(dualFrom);
    signal status <== Status()(roles, standing, kycDay, dualFrom, operator);
    signal leaf <== Leaf()(index, officers, view, status, account, nkCommitment, salt);
    root <== QuadRoot(PARTY_DEPTH())(leaf, index, sib);
}
