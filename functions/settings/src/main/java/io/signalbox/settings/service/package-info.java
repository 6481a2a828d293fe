/** The API over the settings: reads, writes, tries and explains them. */
@NullMarked
package io.signalbox.settings.service;

import org.jspecify.annotations.NullMarked;
