/**
 * Which code of a running process makes a call, where a trace alone does not tell: a debugger's
 * back-traces instead of the tracer's own, and lines of source for addresses.
 */
package dev.culprit.callers;
