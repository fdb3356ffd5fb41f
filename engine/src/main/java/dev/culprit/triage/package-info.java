/** One guided triage: what is known, what was done, and what to do next. Knows no terminal. */
package dev.culprit.triage;
