/** The guided triage on a terminal, over a pipe or from a script; all views show the same text. */
package dev.culprit.cli.triage;
