/** Immutable records: what was observed, what was inferred from it, and about whom. */
package dev.culprit.fact;
