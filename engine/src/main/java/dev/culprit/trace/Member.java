package dev.culprit.trace;

/**
 * A thread and the table that it uses.
 *
 * @param tentative whether it is only assumed that it shares the table with the others
 */
record Member(DescriptorTable table, boolean tentative) {}
