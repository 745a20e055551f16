/** Decides for customers and for the identities that belong to one of them at a time. */
@NullMarked
package dev.pondkeeper.command.customer;

import org.jspecify.annotations.NullMarked;
