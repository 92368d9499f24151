-- Public forums: settings and texts as JSON. Content is for everyone, so it is in the clear.
CREATE TABLE events (
    slug TEXT NOT NULL,
    place BIGINT NOT NULL,
    settings TEXT NOT NULL,
    CONSTRAINT events_slug PRIMARY KEY (slug)
);

-- Groups of questions.
CREATE TABLE faq_topics (
    slug TEXT NOT NULL,
    place BIGINT NOT NULL,
    settings TEXT NOT NULL,
    CONSTRAINT faq_topics_slug PRIMARY KEY (slug)
);

-- Questions and answers. The topic of each is in its settings.
CREATE TABLE faqs (
    slug TEXT NOT NULL,
    place BIGINT NOT NULL,
    settings TEXT NOT NULL,
    CONSTRAINT faqs_slug PRIMARY KEY (slug)
);
