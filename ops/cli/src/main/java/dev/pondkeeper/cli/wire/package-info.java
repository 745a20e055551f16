/** The server's HTTP face as a client sees it: single requests, bulk streams, and what to do when they break. */
@NullMarked
package dev.pondkeeper.cli.wire;

import org.jspecify.annotations.NullMarked;
