/** What every HTTP answer has in common. */
@NullMarked
package dev.pondkeeper.app.web;

import org.jspecify.annotations.NullMarked;
