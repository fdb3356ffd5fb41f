/** What a restart would destroy, saved as a bundle in seconds. */
package dev.culprit.capsule;
