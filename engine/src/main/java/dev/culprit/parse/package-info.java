/** Readings to observations: a class a tool, with samples beside it. */
package dev.culprit.parse;
