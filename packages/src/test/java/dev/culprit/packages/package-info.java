/** Each package is made, unpacked or installed on a clean root, used there, and removed. */
package dev.culprit.packages;
