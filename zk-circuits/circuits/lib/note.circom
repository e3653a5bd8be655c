// SPDX-License-Identifier: GPL-3.0-only
pragma circom 2.1.6;

include "circomlib/circuits/poseidon.circom";
include "circomlib/circuits/comparators.circom";
include "domains.circom";
include "range.circom";
include "tree.circom";

function NOTE_DEPTH() { return 16; }

template Token() {
    signal input kind;
    signal input registrar;
    signal input issuer;
    signal input rootId;
    signal input due;
    signal input terms;
    signal output out <== Poseidon(7)([DOM_TOKEN(), kind, registrar, issuer, rootId, due, terms]);
}

template QuotaTerms() {
    signal input mandate;
    signal output out <== Poseidon(2)([DOM_QUOTA_TERMS(), mandate]);
}

template CapacityTerms() {
    signal input supplier;
    signal input deliveryDay;
    signal input flags;
    signal input basis;
    signal input fields;
    signal output out <== Poseidon(6)([DOM_CAPACITY_TERMS(), supplier, deliveryDay, flags, basis, fields]);
}

template VoucherTerms() {
    signal input quotaToken;
    signal input capacityToken;
    signal output out <== Poseidon(3)([DOM_VOUCHER_TERMS(), quotaToken, capacityToken]);
}

template Hold() {
    signal input kind;
    signal input holder;
    signal input reference;
    signal input expiry;
    signal output out <== Poseidon(5)([DOM_HOLD(), kind, holder, reference, expiry]);
}

template PayReference() {
    signal input purpose;
    signal input previousHold;
    signal input payee;
    signal input instruction;
    signal output out <== Poseidon(5)([DOM_PAYREF(), purpose, previousHold, payee, instruction]);
}

template Note() {
    signal input token;
    signal input value;
    signal input owner;
    signal input hold;
    signal input layer;
    signal input budget;
    signal input paid;
    signal input salt;
    signal output out <== Poseidon(9)([DOM_NOTE(), token, value, owner, hold, layer, budget, paid, salt]);
}

template Nullifier() {
    signal input salt;
    signal input cm;
    signal output out <== Poseidon(3)([DOM_NULLIFIER(), salt, cm]);
}

// The secret from which the salts of one proof come: secret by nk, unique because n0 (first nullifier or tag) is.
template Seed() {
    signal input nk;
    signal input n0;
    signal input attempt;
    signal output out <== Poseidon(4)([DOM_SEED(), nk, n0, attempt]);
}

// The root id of a new token: at least 128 secret bits, unique by n0.
template RootId() {
    signal input nk;
    signal input n0;
    signal input attempt;
    signal output out <== Poseidon(4)([DOM_ROOT(), nk, n0, attempt]);
}

template Salt() {
    signal input seed;
    signal input j;
    signal output out <== Poseidon(3)([DOM_SALT(), seed, j]);
}

// The salt of an output that goes back to an owner who does not sign: he knows the input's salt and recomputes it.
template ReturnSalt() {
    signal input inputSalt;
    signal input n0;
    signal input j;
    signal output out <== Poseidon(4)([DOM_RETURN(), inputSalt, n0, j]);
}

// A note spent or read: its commitment, its one nullifier, and the root it lies under.
template SpentNote() {
    signal input token;
    signal input value;
    signal input owner;
    signal input hold;
    signal input layer;
    signal input budget;
    signal input paid;
    signal input salt;
    signal input index;
    signal input sib[NOTE_DEPTH()][3];
    signal output cm;
    signal output nullifier;
    signal output root;

    cm <== Note()(token, value, owner, hold, layer, budget, paid, salt);
    nullifier <== Nullifier()(salt, cm);
    root <== QuadRoot(NOTE_DEPTH())(cm, index, sib);
}

// A record and the root it lies under.
template RecordAt() {
    signal input type;
    signal input attester;
    signal input subject;
    signal input amount;
    signal input salt;
    signal input index;
    signal input sib[NOTE_DEPTH()][3];
    signal output root;

    signal record <== Poseidon(6)([DOM_RECORD(), type, attester, subject, amount, salt]);
    root <== QuadRoot(NOTE_DEPTH())(record, index, sib);
}
