### Questions that people ask, with the campaign's answers.

faq-title = Questions and answers
faq-choose-topic = What is your question about?
faq-choose-question = Press a question to read the answer.
faq-none = There are no questions and answers yet. Please come back later.
faq-example = EXAMPLE. This answer only shows how the bot works.
faq-other-language = This answer is written in another language only.
