/** One request at each node of a request's way, and what the balancer believes of it. */
package dev.culprit.flow;
