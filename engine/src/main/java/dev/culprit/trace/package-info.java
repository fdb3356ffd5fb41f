/** Pairs what was opened with what was closed, over strace logs of any size. */
package dev.culprit.trace;
