package dev.culprit.advise;

import dev.culprit.fact.Subject;
import dev.culprit.knowledge.CausePage;

/**
 * One of the possibilities between which a test has to tell.
 *
 * @param cause the cause, or null for "something else"
 * @param suspected whether something points to it
 */
record Belief(CausePage cause, Subject subject, double probability, boolean suspected) {}
