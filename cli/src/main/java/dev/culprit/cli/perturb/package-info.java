/**
 * Changes to readings that must, or must not, change a diagnosis: another host's names, addresses,
 * numbers and days; lines of long ago. Texts are handled as ISO 8859-1, so that every byte that is
 * not changed stays what it was.
 */
package dev.culprit.cli.perturb;
