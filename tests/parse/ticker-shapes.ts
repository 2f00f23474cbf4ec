/** The ways in which newsrooms write one row: where its time stands, and where its headline and its link. */

export type Write = (row: { time: string; headline: string; href: string }) => string

export const shapes: [shape: string, write: Write][] = [
  ['a time and a link', ({ time, headline, href }) => `<li>${time} <a href="${href}">${headline}</a></li>`],
  [
    'a time within the link',
    ({ time, headline, href }) => `<li><a href="${href}">${time} ${headline}</a></li>`,
  ],
  [
    'a boxed time within the link',
    ({ time, headline, href }) => `<li><a href="${href}"><span>${time}</span> ${headline}</a></li>`,
  ],
  [
    'a time at the end of the link',
    ({ time, headline, href }) => `<li><a href="${href}">${headline} <small>${time}</small></a></li>`,
  ],
  [
    'a time in its own link',
    ({ time, headline, href }) => `<li><a href="${href}">${time}</a> <a href="${href}">${headline}</a></li>`,
  ],
  [
    'a link only on the time',
    ({ time, headline, href }) => `<li><a href="${href}">${time}</a> ${headline}</li>`,
  ],
  [
    'a link only on some words',
    ({ time, headline, href }) =>
      `<li>${time} ${headline.replace(/^(\S+ \S+)/, `<a href="${href}">$1</a>`)}</li>`,
  ],
  [
    'a link that says to read on',
    ({ time, headline, href }) => `<li>${time} ${headline} <a href="${href}">Lire la suite</a></li>`,
  ],
  [
    'a heading with a link',
    ({ time, headline, href }) =>
      `<article><p>${time}</p><h3><a href="${href}">${headline}</a></h3></article>`,
  ],
  [
    'a link with a heading',
    ({ time, headline, href }) =>
      `<article><a href="${href}"><h3>${headline}</h3></a><p>${time}</p></article>`,
  ],
  [
    'a heading beside a link',
    ({ time, headline, href }) =>
      `<article><time>${time}</time><h3>${headline}</h3><a href="${href}">→</a></article>`,
  ],
  [
    'a heading with the time',
    ({ time, headline, href }) =>
      `<article><h3><a href="${href}"><span>${time}</span> ${headline}</a></h3></article>`,
  ],
  [
    'a section before the headline',
    ({ time, headline, href }) =>
      `<li><span class="cat">Société et culture du Maroc</span> <b>${time}</b> <a href="${href}">${headline}</a></li>`,
  ],
  [
    'a linked section before the headline',
    ({ time, headline, href }) =>
      `<li><a href="/category/societe/">Société et culture du Maroc</a> <b>${time}</b> <a href="${href}">${headline}</a></li>`,
  ],
  [
    'a section within the link',
    ({ time, headline, href }) =>
      `<li><a href="${href}"><span class="label">Politique</span> <span class="t">${time}</span> ${headline}</a></li>`,
  ],
  [
    'a section in a field of its own',
    ({ time, headline, href }) =>
      `<li><a href="${href}"><span>Politique</span><span>${time}</span><span>${headline}</span></a></li>`,
  ],
  [
    'a picture with a link of its own',
    ({ time, headline, href }) =>
      `<div class="r"><a href="${href}"><img src="x.jpg"></a><b>${time}</b><a href="${href}">${headline}</a></div>`,
  ],
  [
    'a summary below',
    ({ time, headline, href }) =>
      `<div class="r"><b>${time}</b><h4><a href="${href}">${headline}</a></h4><p>Un long résumé qui en dit bien plus que la ligne du dessus ne le fait.</p></div>`,
  ],
  [
    'a linked summary below',
    ({ time, headline, href }) =>
      `<div class="r"><b>${time}</b><a class="title" href="${href}">${headline}</a><a href="${href}">Un long résumé qui en dit bien plus que la ligne du dessus.</a></div>`,
  ],
  [
    'an author behind the time',
    ({ time, headline, href }) =>
      `<div class="r"><a href="${href}">${headline}</a><i>${time} par Nadia Berrada</i></div>`,
  ],
  [
    'an author before the time',
    ({ time, headline, href }) =>
      `<div class="r"><a href="${href}">${headline}</a><i>Par Nadia Berrada | ${time}</i></div>`,
  ],
  [
    'a time of change as well',
    ({ time, headline, href }) =>
      `<div class="r"><a href="${href}">${headline}</a><p>Publié à <time>${time}</time> | Mis à jour à <time>08:09</time></p></div>`,
  ],
  [
    'a count of comments',
    ({ time, headline, href }) =>
      `<div class="r"><b>${time}</b> <a href="${href}">${headline}</a> <a href="${href}#comments">12 commentaires</a></div>`,
  ],
  [
    'an attribute',
    ({ time, headline, href }) =>
      `<li>${time} <a href="${href}" title="${headline}"><img src="x.jpg"></a></li>`,
  ],
  [
    'an attribute for those who listen',
    ({ time, headline, href }) => `<li>${time} <a href="${href}" aria-label="${headline}">+</a></li>`,
  ],
  [
    'an attribute with all of it',
    ({ time, headline, href }) =>
      `<li>${time} <a href="${href}" title="${headline}">${headline.slice(0, 20)}…</a></li>`,
  ],
  [
    'a row that can be clicked',
    ({ time, headline, href }) => `<div class="r" data-href="${href}"><b>${time}</b><p>${headline}</p></div>`,
  ],
  [
    'a row with a script for its click',
    ({ time, headline, href }) =>
      `<div class="r" onclick="location.href='${href}'"><b>${time}</b><p>${headline}</p></div>`,
  ],
  [
    'a row that is all link',
    ({ time, headline, href }) =>
      `<a href="${href}"><div><div class="m">${time}</div><div class="t">${headline}</div></div></a>`,
  ],
  [
    'a description list',
    ({ time, headline, href }) => `<dt>${time}</dt><dd><a href="${href}">${headline}</a></dd>`,
  ],
  [
    'a flat row of elements',
    ({ time, headline, href }) => `<time>${time}</time><a href="${href}">${headline}</a>`,
  ],
  [
    'a flat row, headline first',
    ({ time, headline, href }) => `<h3><a href="${href}">${headline}</a></h3><time>${time}</time>`,
  ],
  [
    'a flat row, time in a box',
    ({ time, headline, href }) => `<div>${time}</div><div><a href="${href}">${headline}</a></div>`,
  ],
  [
    'cells',
    ({ time, headline, href }) =>
      `<tr><td>${time}</td><td>Monde</td><td><a href="${href}">${headline}</a></td></tr>`,
  ],
  [
    'deep wrappers',
    ({ time, headline, href }) =>
      `<div><div><div><div><span><span>${time}</span></span></div></div><div><div><h2><span><a href="${href}">${headline}</a></span></h2></div></div></div></div>`,
  ],
  [
    'classes that differ by row',
    ({ time, headline, href }) =>
      `<div class="post-${href.at(-1)} post odd"><span class="d-${href.at(-1)} date">${time}</span><a href="${href}">${headline}</a></div>`,
  ],
  [
    'a time in the footer of its card',
    ({ time, headline, href }) =>
      `<article><h3><a href="${href}">${headline}</a></h3><footer><time>${time}</time></footer></article>`,
  ],
]
