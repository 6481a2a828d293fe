/** Who uses the hub by a browser: sessions, and the cookies that name them. */
@NullMarked
package io.signalbox.access.session;

import org.jspecify.annotations.NullMarked;
