/** {@code culprit capture}: asks what is to be known, and shows what a capture changes. */
package dev.culprit.cli.capture;
