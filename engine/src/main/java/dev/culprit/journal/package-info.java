/** The append-only story of one triage on disk, from which it is replayed. */
package dev.culprit.journal;
