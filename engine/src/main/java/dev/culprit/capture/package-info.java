/** From an incident that is over to knowledge: its case, its cause's page, findings and rules. */
package dev.culprit.capture;
