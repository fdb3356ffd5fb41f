package dev.culprit.advise;

import dev.culprit.fact.Subject;
import dev.culprit.knowledge.CausePage;

/**
 * One of the possibilities between which a test has to tell.
 *
 * @param cause the cause, or null for "something else"
 */
record Belief(CausePage cause, Subject subject, double probability) {}
