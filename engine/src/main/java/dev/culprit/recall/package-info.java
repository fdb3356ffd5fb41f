/** Incidents of the past, and which of them a present one is like. */
package dev.culprit.recall;
