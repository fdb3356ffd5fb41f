/**
 * Pseudonyms for what a site keeps to itself: hosts, addresses, users, mail, tokens, keys and
 * passwords. The same name always gets the same pseudonym, two addresses that shared a network
 * still do, and what a diagnosis rests on stays. Nothing of a name is in its pseudonym but the
 * order in which it was met; only the map leads back.
 */
package dev.culprit.redact;
