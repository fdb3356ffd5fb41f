/** Whether what carried an earlier diagnosis is gone. */
package dev.culprit.verify;
