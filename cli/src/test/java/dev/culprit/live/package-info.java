/**
 * The incident that Culprit comes from, built for real on this host: nginx, php-fpm and an
 * extension that leaks sockets. These tests start daemons of their own on loopback, with their own
 * configuration in a temporary directory, and end them by process id; they leave the machine as it
 * was.
 */
package dev.culprit.live;
