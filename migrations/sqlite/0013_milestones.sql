-- Which milestones of a petition were reached: each once, for ever.
CREATE TABLE milestones (
    petition TEXT NOT NULL,
    number BIGINT NOT NULL,
    CONSTRAINT milestones_number PRIMARY KEY (petition, number)
);
