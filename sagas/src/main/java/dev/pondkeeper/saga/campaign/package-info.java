/** Campaigns that take days and weeks: sagas that keep the time of runs, and the policies that begin them. */
@NullMarked
package dev.pondkeeper.saga.campaign;

import org.jspecify.annotations.NullMarked;
