/**
 * Log lines to tallies: signature hits, unknown trouble, clients of web servers, onset; in bulk.
 */
package dev.culprit.logs;
