/**
 * Runs one command safely: without a shell, bounded in time and output, ending only its own child.
 */
package dev.culprit.run;
