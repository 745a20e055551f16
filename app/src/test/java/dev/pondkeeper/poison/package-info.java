/** A view, a reaction and a saga that cannot take some events; outside the packages that a server scans, so that only a test that asks for it meets it. */
@NullMarked
package dev.pondkeeper.poison;

import org.jspecify.annotations.NullMarked;
