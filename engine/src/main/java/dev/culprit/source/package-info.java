/**
 * This host, directories, archives, files and pasted text, as readings; bounded and safe against
 * hostile input.
 */
package dev.culprit.source;
