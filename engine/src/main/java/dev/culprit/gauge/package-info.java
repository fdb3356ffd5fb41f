/** What processes hold, counted again and again, and what of it grows with each call. */
package dev.culprit.gauge;
