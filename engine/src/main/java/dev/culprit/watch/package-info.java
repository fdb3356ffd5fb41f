/** Small samples again and again, a bounded recording of them, and what grows over hours. */
package dev.culprit.watch;
