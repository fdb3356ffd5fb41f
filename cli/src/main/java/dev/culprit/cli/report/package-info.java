/** The hand-over and the post-mortem: one model of a report, as Markdown and as one HTML file. */
package dev.culprit.cli.report;
